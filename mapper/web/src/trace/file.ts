// Files of a traced boundary: saved as a download, which a page opened from disk may do too.

export function download(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "application/geo+json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // the browser has begun to read it by then
  window.setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
