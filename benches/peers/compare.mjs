// node benches/peers/compare.mjs HARNESS [SIZES]: the page's core beside other
// search engines in one run of a harness that builds, saves, loads and asks
// each in Chromium, and a table of what it saw. The harness is a folder with
// run.mjs, its packages installed and its wasm engines built.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const PEERS = ['tantivy-wasm', 'sqlite-fts5', 'minisearch'];
const KINDS = ['term_freq', 'term_rare', 'or', 'and', 'phrase', 'prefix', 'typo'];

const [harness, sizes = '20k'] = process.argv.slice(2);
const ours = import.meta.dirname;
const folder = mkdtempSync(path.join(tmpdir(), 'dateline-peers-'));
const out = path.join(folder, 'rows.jsonl');

/** @param {string[]} who */
const measure = (who) => {
  const args = ['run.mjs', '--sizes', sizes, '--no-pack', '--out', out, ...who];
  const { status } = spawnSync('node', args, { cwd: harness, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error(`run.mjs ended with ${status}: are its packages installed, its engines built, its documents unpacked?`);
};

/** @param {number | undefined} value @param {number} digits */
const number = (value, digits) => (Number.isFinite(value) ? Number(value).toFixed(digits) : '-');

try {
  measure(['--adapter-dir', ours]);
  measure(['--adapters', PEERS.join(',')]);
  const rows = readFileSync(out, 'utf8').trim().split('\n').map((line) => JSON.parse(line));
  const heads = ['engine', 'documents', 'build MB/s CPU', 'index/text', 'memory/text', 'load ms', ...KINDS.map((kind) => `${kind} µs`)];
  console.log(`| ${heads.join(' | ')} |`);
  console.log(`|${heads.map(() => '---|').join('')}`);
  for (const { adapter, size, build, error, memIndex, heapAfter, serialized, load, queries } of rows) {
    if (error) console.error(`${adapter}, ${size}: ${error}`);
    const text = build?.textBytes;
    const cells = [
      adapter === path.basename(ours) ? 'dateline' : adapter,
      size,
      number(text / 1000 / build?.cpuMs, 1),
      number(serialized?.bytes / text, 3),
      // What the browser measures leaves the memory of WebAssembly out.
      number((memIndex + (heapAfter?.wasm ?? 0)) / text, 2),
      number(load?.loadMs, 1),
      // Median, and the hardest query, of each query's fastest pass.
      ...KINDS.map((kind) => {
        const { bestMedian, bestP99 } = queries?.[kind] ?? {};
        return `${number(bestMedian * 1000, 0)} (${number(bestP99 * 1000, 0)})`;
      }),
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
} finally {
  rmSync(folder, { recursive: true });
}
