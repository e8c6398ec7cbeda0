/**
 * Names of the inputs of one operation: accepted by the published schema, and unique, also among inputs in different places
 * of the request.
 *
 * Names in upper case become lower case: in a document they could mean a variable of the environment, which a description
 * of unknown origin must not be able to name.
 */
export interface InputNames {
  allocate(name: string, place: string): string;
}

/** Whether the Naftiko format allows a name for an input. */
export const isInputName = (name: string): boolean => /^[\w-]+$/.test(name);

export function makeInputNames(): InputNames {
  const taken = new Set<string>();
  return {
    allocate(name, place) {
      const written = isInputName(name) ? name : toInputName(name, place);
      const clean = written === written.toUpperCase() ? written.toLowerCase() : written;
      let free = taken.has(clean) ? `${place}-${clean}` : clean;
      for (let number = 2; taken.has(free); number += 1) free = `${place}-${clean}-${number}`;
      taken.add(free);
      return free;
    },
  };
}

function toInputName(name: string, place: string): string {
  const parts = name.split(/[^\w-]+/).filter((part) => part !== '');
  return parts.join('-') || place;
}
