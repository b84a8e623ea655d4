import assert from 'node:assert/strict'
import { Parser } from 'htmlparser2'
import { defaultPolicy } from '../../src/core/sanitizer/policy'

const addresses = new Set(['href', 'src', 'poster', 'cite', 'srcset', 'action', 'data', 'background', 'ping'])
const own = new Set([
  'cd-frame',
  'cd-categories',
  'cd-headline',
  'cd-absent',
  'cd-standfirst',
  'cd-byline',
  'cd-authors',
  'cd-dot',
  'cd-date',
  'cd-lead',
  'cd-updated',
  'cd-tag',
  'cd-tag-name',
  'cd-tag-block',
  'cd-tag-code',
])

/** Fails when a browser could find in some HTML what is not for an article: by the tags that a parser sees in it. */
export function assertSafe(html: string, from: string): void {
  const fail = (what: string) => assert.fail(`${what}\nin  ${html}\nof  ${from}`)
  const parser = new Parser({
    onopentag(name, attributes) {
      if (!defaultPolicy.elements.includes(name)) fail(`<${name}>`)
      for (const [attribute, value] of Object.entries(attributes)) {
        const known = [...(defaultPolicy.attributes['*'] ?? []), ...(defaultPolicy.attributes[name] ?? []), 'sandbox', 'referrerpolicy']
        if (!known.some((allowed) => new RegExp(`^${allowed.replace('*', '.*')}$`).test(attribute))) fail(`${attribute}=`)
        const written = attribute === 'srcset' ? value.split(/,\s/) : [value]
        if (addresses.has(attribute)) for (const address of written) if (!isSafeAddress(name, address)) fail(`${attribute}="${value}"`)
        if (attribute === 'style' && /url|expression|import|@|\\|position|behavior|binding|[{}<>]/i.test(value)) fail(`style="${value}"`)
        if (attribute === 'id' && /^cd-/i.test(value)) fail(`id="${value}"`)
        if (attribute === 'class') for (const word of value.split(/\s+/)) if (/^cd-/i.test(word) && !own.has(word)) fail(`class="${value}"`)
        const isOwn =
          (name === 'img' && attribute === 'data-cd-missing') ||
          (attribute === 'data-cd-code' && attributes['class']?.includes('cd-tag-code'))
        if (attribute.startsWith('data-cd-') && !isOwn) fail(`${attribute}=`)
        if (attribute === 'allow' && /camera|geolocation|microphone/.test(value)) fail(`allow="${value}"`)
      }
    },
    oncomment: (text) => fail(`<!--${text}-->`),
    onprocessinginstruction: (name) => fail(`<${name}>`),
  })
  parser.end(html)
}

function isSafeAddress(element: string, address: string): boolean {
  // Browsers leave the first 32 control characters and spaces out.
  const read = address.replace(/[^\P{Cc}\u007f-\u009f]+| +/gu, '')
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(read)?.[1]?.toLowerCase()
  if (element === 'iframe') return scheme === 'https' && defaultPolicy.frameHosts.includes(new URL(read).hostname)
  return scheme === undefined || ['http', 'https', ...(element === 'a' ? ['mailto', 'tel'] : [])].includes(scheme)
}
