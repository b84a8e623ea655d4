import * as l10n from '@vscode/l10n'
import type { Finding } from '../text/problem'
import { range, type Range } from '../text/text'

/**
 * The problem with an image address that starts with `http:`.
 * @param at the range of the problem
 * @param schemeAt the document offset of `http:`; undefined if the address is not written in the document as it is read
 * @returns undefined for other addresses, and for hosts in a local network
 */
export function insecureImage(address: string, at: Range, schemeAt: number | undefined): Finding | undefined {
  const host = /^http:\/\/([^/?#:\s]+)/i.exec(address)?.[1]
  // A host in a local network is not public.
  if (host === undefined || /^(?:localhost|127\.|10\.|192\.168\.)/.test(host)) return undefined
  // An IP address most likely has no certificate.
  const canFix = schemeAt !== undefined && !/^[\d.]+$/.test(host)
  return {
    range: at,
    message: l10n.t('This image is loaded over http: on an https page, browsers block it or mark the page as not secure.'),
    fixes: canFix ? [{ title: l10n.t('Use https'), edits: [{ range: range(schemeAt, schemeAt + 4), newText: 'https' }], safe: false }] : [],
  }
}
