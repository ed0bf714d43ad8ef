// Hands a text to the reader as a file, which a page opened from disk may do too.

/** The browser has begun to read the file by then. */
const READ_MS = 10_000;

export function download(name: string, type: string, parts: readonly string[]): void {
  const url = URL.createObjectURL(new Blob([...parts], { type: `${type};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  window.setTimeout(() => URL.revokeObjectURL(url), READ_MS);
}
