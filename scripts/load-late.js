/**
 * Makes a file of the bundle load the modules of Node when it first uses them: many starts need no cryptography, no HTTP
 * and no threads, which take 5, 3 and 2 ms of the 26 ms that an empty program takes.
 *
 * `x=require("node:x")` becomes `x=requireLate("node:x")`, and each use `x.y` becomes `x().y`, that of a class in `new`
 * `(x()).y`. Modules that are used in another way than by their members are loaded at once.
 */
export function loadLate(code) {
  const required = /\b(\w+)=(?:(__toESM)\(require\(("node:[^"]+")\)\)|require\(("node:[^"]+")\))/g;
  const late = new Set([...code.matchAll(required)].map(([, name]) => name).filter((name) => isOnlyRead(code, name)));
  return code
    .replaceAll(required, (whole, name, convert, converted, plain) =>
      late.has(name) ? `${name}=requireLate(${converted ?? plain}${convert ? `,${convert}` : ''})` : whole,
    )
    .replaceAll(/(?<![\w$.])(new )?([\w$]+)\.(?!\.)/g, (whole, constructs, name) => {
      if (!late.has(name)) return whole;
      return constructs === undefined ? `${name}().` : `new (${name}()).`;
    });
}

/** Whether all uses of a name after its declaration read a member. */
const isOnlyRead = (code, name) => code.match(new RegExp(`(?<![\\w$.])${name}(?![\\w$])(?!\\.)`, 'g'))?.length === 1;
