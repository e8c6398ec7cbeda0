/**
 * Makes a part of the bundle load at their first use the modules of Node and the libraries that are CommonJS: many starts
 * need no cryptography, no HTTP and no threads, which take 5, 3 and 2 ms of the 26 ms that an empty program takes, and no YAML
 * or template that only a library reads.
 *
 * `x=require("node:x")` becomes `x=late(()=>require("node:x"))`, and each use `x.y` becomes `x().y`, that of a class in `new`
 * `(x()).y`. Modules that are used in another way than by their members are loaded at once.
 */
export function loadLate(code) {
  const libraries = replaceLate(code, /\b(\w+)=(\(0,\w+\.__toESM\)\(\(0,\w+\.require_\w+\)\(\)(?:,1)?\))/g, isOnlyRead);
  const parts = replaceLate(libraries, /\b(\w+)=(require\("\.\/[^"]+"\))/g, isOnlyLibrary);
  return replaceLate(parts, /\b(\w+)=(__toESM\(require\("node:[^"]+"\)\)|require\("node:[^"]+"\))/g, isOnlyRead);
}

/** Where a name begins that is not that of a member; three points before it spread its value. */
const nameStart = String.raw`(?<![\w$]|(?<!\.\.)\.)`;

function replaceLate(code, loaded, mayBeLate) {
  const late = new Set([...code.matchAll(loaded)].map(([, name]) => name).filter((name) => mayBeLate(code, name)));
  return code
    .replaceAll(loaded, (whole, name, load) => (late.has(name) ? `${name}=late(()=>${load})` : whole))
    .replaceAll(new RegExp(`((?<![\\w$])new )?${nameStart}([\\w$]+)\\.(?!\\.)`, 'g'), (whole, constructs, name) => {
      if (!late.has(name)) return whole;
      return constructs === undefined ? `${name}().` : `new (${name}()).`;
    });
}

/** Whether a name is used after its declaration, and only to read a member. */
const isOnlyRead = (code, name) => isOnly(code, name, String.raw`\.`);

/** Whether a part is used only for the function that gives a library of CommonJS; one without a use is loaded for its effects. */
const isOnlyLibrary = (code, name) => isOnly(code, name, String.raw`\.require_`);

function isOnly(code, name, use) {
  const [all, others] = ['', `(?!${use})`].map(
    (ending) => code.match(new RegExp(`${nameStart}${name}(?![\\w$])${ending}`, 'g'))?.length,
  );
  return all > 1 && others === 1;
}
