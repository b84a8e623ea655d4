/**
 * Normalizes the address of a page for comparison: root-relative, without host, query, fragment, `index.html` and trailing slash.
 * `https://example.com/news/a/` and `news/a/index.html` both become `/news/a`.
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
