/**
 * Makes the exports of a file of the bundle plain members. esbuild writes getters of getters, as an exported variable may
 * change: each use of a function of another file then makes two calls more, and V8 does not put the function in place. That
 * took 2 to 5 % of a small request. Variables that do change keep a getter.
 *
 * Functions are there before the file runs, for files that load each other; the rest is there after it.
 */
export function exportPlainly(code) {
  const written = /__export\(stdin_exports,\{(.*?)\}\);module\.exports=__toCommonJS\(stdin_exports\);/.exec(code);
  if (written === null) {
    if (code.includes('__export(stdin_exports')) throw new Error('esbuild writes exports in another way.');
    return code;
  }
  const exported = written[1].split(',').map((one) => one.split(':()=>'));
  const kinds = new Map(exported.map(([, local]) => [local, kindOf(code, local)]));
  const members = exported.map(([name, local]) => {
    if (kinds.get(local) === 'changing') return `get ${name}(){return ${local}}`;
    return `${name}:${kinds.get(local) === 'function' ? local : 'void 0'}`;
  });
  const later = exported
    .filter(([, local]) => kinds.get(local) === 'fixed')
    .map(([name, local]) => `module.exports.${name}=${local};`);
  const start = `module.exports={__esModule:!0,${members.join(',')}};`;
  return `${code.replace(written[0], () => start)};${later.join('')}`;
}

/** What a name of a file is: a function, a variable that has its value when the file has run, or one that may change. */
function kindOf(code, local) {
  const name = `(?<![\\w$.])${local.replaceAll('$', '\\$')}`;
  const assignments = code.match(new RegExp(`${name}(?:=(?![=>])|\\+\\+|--|[-+*/%&|^?<>]{1,3}=(?!=))`, 'g')) ?? [];
  if (assignments.length === 0 && new RegExp(`(?<![\\w$.])function\\*? ?${name}\\(`).test(code)) return 'function';
  // With `__esm`, a module runs when it is first used: later than its file.
  const isDeclaredOnce = assignments.length === 1 && new RegExp(`(?:var |,)${name}=`).test(code);
  return isDeclaredOnce && !code.includes('__esm(') ? 'fixed' : 'changing';
}
