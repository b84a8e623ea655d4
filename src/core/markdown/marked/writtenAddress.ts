/**
 * An address as Hexo writes it (hexo-util 3.3.0, `encodeURL`). One that is not valid is left as it is.
 * @param url without character references and escapes
 */
export function writtenAddress(url: string): string {
  try {
    return /^[a-z][a-z\d+.-]*:/i.test(url) ? absolute(url) : encodeURI(decodedParts(url))
  } catch {
    return url
  }
}

function absolute(url: string): string {
  const parsed = new URL(url)
  if (parsed.origin === 'null') return url
  parsed.search = encodeURI(decodedParts(parsed.search))
  return parsed.href
}

/** Decodes what is percent-encoded well. */
function decodedParts(url: string): string {
  return url.replace(/(?:%[\da-f]{2})+/gi, (part) => {
    try {
      return decodeURIComponent(part)
    } catch {
      return part
    }
  })
}
