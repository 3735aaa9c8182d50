// Sanitizes the HTML outputs of executed notebooks as JupyterLab does where it does not trust them, by its own
// class, and fails if a number, a word or a picture that was visible before is missing after.
//
//   npm install && node check_sanitized.mjs notebooks/*.ipynb
//
// What an inline SVG says is left out: JupyterLab drops drawings, and everything they say must be said elsewhere.
import { readFileSync } from 'node:fs';
import sanitizeHtml from 'sanitize-html';
import { Sanitizer } from '@jupyterlab/apputils/lib/sanitizer.js';

const sanitizer = new Sanitizer();
const UNSEEN = ['script', 'style', 'noscript', 'svg'];

const joined = source => (Array.isArray(source) ? source.join('') : source);

const words = html => {
  // A tag ends a word, as a cell of a table does.
  const text = sanitizeHtml(html.replace(/</g, ' <'), {
    allowedTags: [],
    allowedAttributes: {},
    nonTextTags: UNSEEN,
  });
  return text.split(/\s+/).filter(word => word !== '');
};

const pictures = html => (html.match(/<img\s[^>]*src="data:image\/[^"]+"/g) ?? []).length;

/** What is in the first list and not as often in the second. */
const missing = (before, after) => {
  const left = new Map();
  after.forEach(word => left.set(word, (left.get(word) ?? 0) + 1));
  return before.filter(word => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count <= 0;
  });
};

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error('usage: node check_sanitized.mjs executed.ipynb...');
  process.exit(2);
}
let outputs = 0;
let failures = 0;
const fail = (where, what) => {
  failures++;
  console.error(`${where}: ${what}`);
};
for (const file of files) {
  const notebook = JSON.parse(readFileSync(file, 'utf8'));
  notebook.cells.forEach((cell, index) => {
    for (const output of cell.outputs ?? []) {
      const html = output.data?.['text/html'];
      if (html === undefined) {
        continue;
      }
      outputs++;
      const where = `${file}, cell ${index + 1}`;
      const before = joined(html);
      const after = sanitizer.sanitize(before);
      const lost = missing(words(before), words(after));
      if (lost.length > 0) {
        fail(where, `lost ${lost.length} words: ${lost.slice(0, 20).join(' ')}`);
      }
      if (pictures(after) < pictures(before)) {
        fail(where, `lost ${pictures(before) - pictures(after)} of ${pictures(before)} pictures`);
      }
      if (/<script|<iframe/i.test(before)) {
        fail(where, 'has a script or a frame, for which JupyterLab asks whether to run it');
      }
    }
  });
}
if (outputs === 0) {
  fail(files.join(', '), 'no output is HTML: execute the notebooks first');
}
console.log(`${outputs} HTML outputs of ${files.length} notebooks, ${failures} failures`);
process.exit(failures === 0 ? 0 : 1);
