// What was typed and not yet accepted, kept for this tab: it survives an ended session, a stale task and a fault.

const PREFIX = 'anju.draft.';
const SENT = 'anju.sent';

export const draft = (key) => ({
  read() {
    try {
      return JSON.parse(sessionStorage.getItem(PREFIX + key) ?? 'null');
    } catch {
      return null;
    }
  },
  keep: (values) => sessionStorage.setItem(PREFIX + key, JSON.stringify(values)),
  forget: () => sessionStorage.removeItem(PREFIX + key),
  /** It is forgotten when the next page of the desk is not the same form again. */
  sent: () => sessionStorage.setItem(SENT, key),
});

/** Called by every page of the desk; error pages and the sign-in page do not, and so keep the draft. */
export function forgetAccepted() {
  const key = sessionStorage.getItem(SENT);
  if (key === null) return;
  sessionStorage.removeItem(SENT);
  if (!document.querySelector(`[data-draft="${CSS.escape(key)}"]`)) draft(key).forget();
}
