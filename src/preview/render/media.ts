import * as l10n from '@vscode/l10n'
import { srcsetCandidates } from '../../core/html/srcset'
import type { Policy } from '../../core/sanitizer/policy'

export interface SanitizeOptions {
  /** Converts a local address (`a.jpg`, `/images/a.jpg`) to one that the page can load; undefined if the file does not exist. */
  resolveImage(address: string): string | undefined
  /** Whether images on the web are replaced by placeholders. */
  readonly withoutWeb?: boolean
}

type Attributes = Record<string, string>

/** An element that replaces another one. */
interface Replacement {
  readonly tagName: string
  readonly attribs: Attributes
  readonly text?: string
}

/** The elements that can be replaced by a placeholder. */
const withPlaceholder = new Set(['img', 'video', 'audio'])
const maxSrcsetLength = 4000
const frameFeatures = new Set(['autoplay', 'encrypted-media', 'fullscreen', 'picture-in-picture'])

/** Replaces the addresses of an element by ones that the page can load, or marks it for a placeholder (`data-cd-web`, `data-cd-missing`). */
export function rewriteMedia(tagName: string, attribs: Attributes, policy: Policy, options: SanitizeOptions): void {
  const resolve = (address: string) => mediaAddress(address, policy, options)
  for (const name of ['src', 'poster']) {
    const written = attribs[name]
    if (written === undefined) continue
    const found = resolve(written)
    if (found && !(found.web && options.withoutWeb)) {
      attribs[name] = found.address
      continue
    }
    delete attribs[name]
    if (name !== 'src') continue
    if (found && withPlaceholder.has(tagName)) attribs['data-cd-web'] = found.address
    else if (tagName === 'img') attribs['data-cd-missing'] = shorten(written)
  }
  const written = attribs['srcset']
  if (written === undefined) return
  const candidates = written.length > maxSrcsetLength ? [] : srcsetCandidates(written)
  const shown = candidates.flatMap(({ address, descriptor }) => {
    const isValid = descriptor === '' || /^[\d.]+[wx]$/.test(descriptor)
    const resolved = isValid ? resolve(address) : undefined
    // A comma or space would start another candidate.
    return !resolved || (resolved.web && options.withoutWeb)
      ? []
      : [`${resolved.address.replace(/,/g, '%2C').replace(/\s/g, '%20')}${descriptor === '' ? '' : ` ${descriptor}`}`]
  })
  if (shown.length > 0) attribs['srcset'] = shown.join(', ')
  else delete attribs['srcset']
}

interface MediaAddress {
  readonly address: string
  /** Whether it is on the web, not in the workspace. */
  readonly web: boolean
}

/** @returns undefined for an address that cannot or must not be loaded */
function mediaAddress(written: string, policy: Policy, options: SanitizeOptions): MediaAddress | undefined {
  // Browsers remove the control characters U+0000 to U+001F anywhere in an address.
  const address = withScheme(written.replace(/[^\P{Cc}\u007f-\u009f]+/gu, '').trim())
  const scheme = /^([a-z][a-z\d.+-]*):/i.exec(address)?.[1]?.toLowerCase()
  if (scheme !== undefined) {
    return (scheme === 'http' || scheme === 'https') && policy.schemes.includes(scheme) ? { address, web: true } : undefined
  }
  const found = address === '' ? undefined : options.resolveImage(address)
  return found === undefined ? undefined : { address: found, web: false }
}

/** Adds `https:` to a protocol-relative address (`//host/…`). */
export function withScheme(address: string): string {
  return /^\s*[\\/]{2}/.test(address) ? `https://${address.trim().slice(2)}` : address
}

/** The iframe, or the text or link that replaces it. */
export function frameOf(attribs: Attributes, policy: Policy, { withoutWeb }: SanitizeOptions): Replacement {
  const written = withScheme(attribs['src'] ?? '')
  const url = URL.canParse(written) ? new URL(written) : undefined
  const web = url?.protocol === 'https:' || url?.protocol === 'http:'
  if (!url || !web) return { tagName: 'span', attribs: { class: 'cd-frame' }, text: l10n.t('Embedded content that cannot be shown') }
  url.protocol = 'https:'
  if (!policy.frameHosts.includes(url.hostname)) {
    const text = l10n.t('Embedded content from {0}: your site does not show it.', url.hostname)
    return { tagName: 'a', attribs: { class: 'cd-frame', href: url.href }, text }
  }
  if (withoutWeb) {
    return {
      tagName: 'a',
      attribs: { class: 'cd-frame', href: url.href },
      text: l10n.t('Embedded content from {0}: not loaded here.', url.hostname),
    }
  }
  const allow = (attribs['allow'] ?? '').split(/[;\s]+/).filter((feature) => frameFeatures.has(feature))
  const { allow: _, ...rest } = attribs
  return {
    tagName: 'iframe',
    attribs: {
      ...rest,
      src: url.href,
      ...(allow.length > 0 ? { allow: allow.join('; ') } : {}),
      sandbox: 'allow-scripts allow-same-origin allow-popups allow-presentation',
      referrerpolicy: 'strict-origin-when-cross-origin',
    },
  }
}

function shorten(address: string): string {
  return address.length > 200 ? `${address.slice(0, 200)}…` : address
}
