/**
 * The address of a page in one form, to compare it: from the root, without host, query, `index.html` and the slash at its end.
 * `https://example.com/news/a/` and `news/a/index.html` are the same page.
 */
export function normalizedUrl(url: string): string {
  const path = url
    .trim()
    .replace(/^(?:[a-z][a-z\d+.-]*:)?\/\/[^/?#]*/i, '')
    .replace(/[?#].*$/, '')
    .replace(/(?:^|\/)index\.html?$/i, '')
    .replace(/\/+$/, '')
  return path.startsWith('/') ? path : `/${path}`
}
