/**
 * What runs in each page before its own scripts: it keeps account of what a test cannot see from
 * outside (policy violations, blobs handed out, file pickers asked for) under `window.seen`.
 * `watch` is sent as text, so it may use nothing from around it.
 * @param {{ sabotage?: { crash?: string, hang?: string }, picker?: boolean }} options
 */
export function watch(options) {
  const seen = { violations: [], dialogs: [], executed: [], downloads: [], longTasks: [], errors: [] };
  Object.defineProperty(window, 'seen', { value: seen });

  document.addEventListener('securitypolicyviolation', (event) => {
    seen.violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
  });
  addEventListener('error', (event) => seen.errors.push(event.message));
  addEventListener('unhandledrejection', (event) => seen.errors.push(String(event.reason?.message ?? event.reason)));
  // What a script in somebody's text would most likely call.
  for (const name of ['alert', 'confirm', 'prompt', 'print']) {
    window[name] = (...args) => { seen.dialogs.push(`${name} ${args.join()}`); return null; };
  }
  Object.defineProperty(window, 'pwned', { set: (value) => seen.executed.push(String(value)), get: () => undefined });

  // Saved files: the blobs behind links with `download`.
  const blobs = new Map();
  const createObjectURL = URL.createObjectURL.bind(URL);
  URL.createObjectURL = (blob) => {
    const url = createObjectURL(blob);
    blobs.set(url, blob);
    return url;
  };
  const click = HTMLElement.prototype.click;
  HTMLAnchorElement.prototype.click = function () {
    if (this.hasAttribute('download') && blobs.has(this.href)) {
      seen.downloads.push({ name: this.download, blob: blobs.get(this.href) });
    } else {
      click.call(this);
    }
  };
  if (!options.picker) delete window.showSaveFilePicker, delete window.showOpenFilePicker;
  // File inputs are put into the page instead of opening a dialog that no test can answer.
  HTMLInputElement.prototype.click = function () {
    if (this.type !== 'file') return click.call(this);
    document.getElementById('picked-by-test')?.remove();
    this.id = 'picked-by-test';
    document.body.append(this);
  };

  if (options.sabotage) {
    // The page waits half a minute for a file; here every half minute is a second.
    const setTimeout = window.setTimeout.bind(window);
    window.setTimeout = (run, ms, ...rest) => setTimeout(run, ms === 30_000 ? 1_000 : ms, ...rest);
    // Every worker gets a prelude that crashes or hangs on files of certain names.
    const prelude = `addEventListener('message', (event) => {
      const { id, method, args } = event.data;
      if (method !== 'read') return;
      const isSent = (name) => args[0].some(({ path }) => path.includes(name));
      if (isSent(${JSON.stringify(options.sabotage.crash ?? '\u0000')})) {
        event.stopImmediatePropagation();
        postMessage({ id, error: { code: 'crashed', message: 'unreachable', hint: '', fatal: true } });
      }
      if (isSent(${JSON.stringify(options.sabotage.hang ?? '\u0000')})) {
        event.stopImmediatePropagation();
        for (;;);
      }
    });\n`;
    const Worker = window.Worker;
    const policy = window.trustedTypes?.createPolicy('test', { createScriptURL: (url) => url });
    window.Worker = function (url) {
      const changed = createObjectURL(new Blob([prelude, blobs.get(String(url))], { type: 'text/javascript' }));
      return new Worker(policy ? policy.createScriptURL(changed) : changed);
    };
  }

  if (window.PerformanceObserver?.supportedEntryTypes?.includes('longtask')) {
    new PerformanceObserver((list) => {
      for (const task of list.getEntries()) seen.longTasks.push({ start: task.startTime, ms: task.duration });
    }).observe({ type: 'longtask', buffered: true });
  }
}
