// Bytes of a piece of a pack: base64 of a raw deflate stream.
import { inflateSync } from "fflate";

const native = (Uint8Array as unknown as { fromBase64?: (text: string) => Uint8Array }).fromBase64;

function fromBase64(text: string): Uint8Array {
  if (native) return native.call(Uint8Array, text);
  const raw = atob(text);
  const bytes = new Uint8Array(raw.length);
  for (let i = 0; i < raw.length; i++) bytes[i] = raw.charCodeAt(i);
  return bytes;
}

/** Bytes of a piece; `size` is how many they are, where that is known. */
export function bytesOf(text: string, size?: number): Uint8Array {
  return inflateSync(fromBase64(text), size === undefined ? {} : { out: new Uint8Array(size) });
}
