// Shows a model to officers, with what is done, where it stands and what is late. The page has the same as text.
//
//   <div data-module="diagram" data-source="…/model.bpmn" data-done="Task_A Task_B" data-now="Task_C" data-late=""></div>
//
// The mark of bpmn.io in the corner stays: its licence asks for it.
import Viewer from 'bpmn-js/lib/NavigatedViewer';
import { word } from './parts/words.mjs';

export async function start(element) {
  element.classList.add('diagram__viewer');
  const viewer = new Viewer({ container: element });
  try {
    const answer = await fetch(element.dataset.source, { credentials: 'same-origin' });
    if (!answer.ok) throw new Error(`${answer.status}`);
    await viewer.importXML(await answer.text());
  } catch {
    viewer.destroy();
    element.classList.remove('diagram__viewer');
    element.textContent = word('diagramFailed');
    return;
  }
  const canvas = viewer.get('canvas');
  for (const state of ['done', 'now', 'late']) {
    for (const id of (element.dataset[state] ?? '').split(' ').filter(Boolean)) {
      if (viewer.get('elementRegistry').get(id)) canvas.addMarker(id, `diagram__node--${state}`);
    }
  }
  canvas.zoom('fit-viewport', 'auto');
}
