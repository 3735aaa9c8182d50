// Compiles every Vega-Lite specification of a folder with the versions that front ends bundle, and draws it:
// JupyterLab has Vega-Lite 5.6.1 on Vega 5.33.0, VS Code has 6.4 on Vega 6.
//
//   npm ci && node check_charts.mjs FOLDER [FOLDER ...]
//
// It takes *.vl.json files, and executed notebooks with application/vnd.vegalite.v5+json among their outputs.
// Exits with 1 if there is none, if one fails or is not as the version's JSON schema says (compilers pass over
// properties that they do not know), if a compiler warns, or if what is drawn has numbers that are none.
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { runInThisContext } from 'node:vm';
import Ajv from 'ajv';
import * as vega6 from 'vega';
import * as vegaLite6 from 'vega-lite';

const MIME = 'application/vnd.vegalite.v5+json';
const MOST_ROWS = 2000;

// Vega-Lite 5.6.1 is a script that expects `vega` beside it, as in a browser.
const require = createRequire(import.meta.url);
globalThis.vega = require('vega-5');
runInThisContext(readFileSync(require.resolve('vega-lite-5'), 'utf8'));

function compiler(vegaLite, vega, schema) {
  const ajv = new Ajv({ strict: false, validateFormats: false });
  return {
    compile: vegaLite.compile,
    version: vegaLite.version,
    vega,
    validate: ajv.compile(JSON.parse(readFileSync(require.resolve(schema), 'utf8'))),
  };
}

const COMPILERS = [
  compiler(globalThis.vegaLite, globalThis.vega, 'vega-lite-5/build/vega-lite-schema.json'),
  compiler(vegaLite6, vega6, 'vega-lite/vega-lite-schema.json'),
];

function files(path) {
  return statSync(path).isDirectory()
    ? readdirSync(path).sort().flatMap((name) => files(join(path, name)))
    : [path];
}

/** The specifications of a file, each with words that say where it is. */
function specifications(file) {
  if (file.endsWith('.vl.json')) {
    return [{ where: file, spec: JSON.parse(readFileSync(file, 'utf8')) }];
  }
  if (!file.endsWith('.ipynb')) {
    return [];
  }
  return JSON.parse(readFileSync(file, 'utf8')).cells.flatMap((cell, index) =>
    (cell.outputs ?? [])
      .filter((output) => output.data?.[MIME])
      .map((output) => ({ where: `${file}, cell ${index + 1}`, spec: output.data[MIME] })),
  );
}

function rows(value) {
  if (Array.isArray(value)) {
    return value.reduce((sum, element) => sum + rows(element), 0);
  }
  if (value === null || typeof value !== 'object') {
    return 0;
  }
  const own = Array.isArray(value.data?.values) ? value.data.values.length : 0;
  return own + Object.entries(value).reduce((sum, [key, inner]) => sum + (key === 'data' ? 0 : rows(inner)), 0);
}

/** Collects what is said at warning level and above. */
function listener(complaints) {
  const logger = {
    level: () => logger,
    error: (...words) => (complaints.push(words.join(' ')), logger),
    warn: (...words) => (complaints.push(words.join(' ')), logger),
    info: () => logger,
    debug: () => logger,
  };
  return logger;
}

async function complaintsOf(spec, { compile, vega, validate }) {
  const complaints = [];
  if (!validate(spec)) {
    // A union complains of each of its kinds: the deepest complaint is of the kind that was meant.
    const deepest = validate.errors.reduce((a, b) => (b.instancePath.length > a.instancePath.length ? b : a));
    complaints.push(`${deepest.instancePath} ${deepest.message} ${JSON.stringify(deepest.params)}`);
  }
  const logger = listener(complaints);
  try {
    const compiled = compile(spec, { logger }).spec;
    const drawn = await new vega.View(vega.parse(compiled), { renderer: 'none', logger }).toSVG();
    if (/NaN|Infinity/.test(drawn.replace(/<text[^>]*>[^<]*<\/text>|aria-[a-z]+="[^"]*"/g, ''))) {
      complaints.push('what is drawn has numbers that are none');
    }
  } catch (failure) {
    complaints.push(failure.stack);
  }
  return complaints;
}

const found = process.argv.slice(2).flatMap(files).flatMap(specifications);
let failed = 0;
for (const { where, spec } of found) {
  const count = rows(spec);
  if (count > MOST_ROWS) {
    failed++;
    console.error(`${where}: ${count} rows of data, but at most ${MOST_ROWS}`);
  }
  for (const compiler of COMPILERS) {
    for (const complaint of await complaintsOf(spec, compiler)) {
      failed++;
      console.error(`${where}, Vega-Lite ${compiler.version}: ${complaint}`);
    }
  }
}
const versions = COMPILERS.map((compiler) => compiler.version).join(' and ');
console.log(`${found.length} specifications, compiled with Vega-Lite ${versions}: ${failed} complaints`);
process.exit(found.length === 0 || failed > 0 ? 1 : 0);
