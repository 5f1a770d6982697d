// What form-js says, in Chinese; and what our own parts say, in both languages.

const chinese = {
  'Field is required.': '此项必填。',
  'Field must have minimum value of {value}.': '不能小于 {value}。',
  'Field must have maximum value of {value}.': '不能大于 {value}。',
  'Field must have minimum length of {value}.': '至少填写 {value} 个字。',
  'Field must have maximum length of {value}.': '最多填写 {value} 个字。',
  'Field must match pattern {value}.': '格式不正确（应符合 {value}）。',
  'Field must be a valid email.': '电子邮箱的格式不正确。',
  'Field must be a valid international phone number. (e.g. +4930664040900)': '电话号码的格式不正确（例如 +8601012345678）。',
  'Value is not a number.': '请填写数字。',
  'Value is expected to be an integer.': '请填写整数。',
  'Value is expected to have at most 1 decimal digit.': '最多保留 1 位小数。',
  'Value is expected to have at most {value} decimal digits.': '最多保留 {value} 位小数。',
  'Please select a valid value, the two nearest valid values are {previousValue} and {nextValue}.':
    '请填写有效的数值，最接近的是 {previousValue} 和 {nextValue}。',
  'Min validation value is not a valid number.': '表单设置有误：最小值不是数字。',
  'Max validation value is not a valid number.': '表单设置有误：最大值不是数字。',
  'Date and time must both be entered.': '日期和时间都要填写。',
  'Add new': '添加一项',
  'Collapse': '收起',
  'Expand all ({value})': '展开全部（{value}）',
  'Increment': '增加',
  'Decrement': '减少',
  'Remove tag': '移除',
  'Search': '搜索',
  'Skip to search': '跳到搜索',
  'No results': '没有结果',
  'All values selected': '已全部选择',
  'Nothing to show.': '没有内容。',
  'No content to show.': '没有内容。',
  "External content couldn't be loaded.": '外部内容无法加载。',
  'Click to sort by {value} ascending': '按 {value} 升序排列',
  'Click to sort by {value} descending': '按 {value} 降序排列',
  'Click to remove sorting': '取消排序',
  'Previous page': '上一页',
  'Next page': '下一页',
  '{page} of {total}': '第 {page} 页，共 {total} 页',
  'No files selected': '未选择文件',
  '{value} files selected': '已选择 {value} 个文件',
  'Download {fileName}': '下载 {fileName}',
  'Unable to download document': '无法下载文件',
  'Document reference is not defined.': '没有指定文件。',
};

const own = {
  choose: ['请选择', 'Choose'],
  errors: ['有内容需要改正', 'Something needs correcting'],
  restored: ['已恢复您上次未提交的内容。', 'What you had typed and not sent has been restored.'],
  discard: ['放弃，重新填写', 'Discard it'],
  diagramFailed: ['流程图无法加载，请看下面的文字说明。', 'The diagram could not be loaded; please read the list below.'],
};

export const english = document.documentElement.lang.startsWith('en');

/** In place of form-js's own: a placeholder whose value is 0 or empty is replaced too. */
export function translate(template, replacements = {}) {
  const text = english ? template : (chinese[template] ?? template);
  return text.replace(/{([^}]+)}/g, (whole, key) => replacements[key] ?? whole);
}

export const word = (key) => own[key][english ? 1 : 0];
