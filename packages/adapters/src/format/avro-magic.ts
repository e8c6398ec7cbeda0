/** The first bytes of an object container file: `Obj` and the byte 1. */
export const magic = [0x4f, 0x62, 0x6a, 0x01];

export const isContainer = (body: Uint8Array): boolean => magic.every((byte, position) => body[position] === byte);
