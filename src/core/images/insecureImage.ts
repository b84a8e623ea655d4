import * as l10n from '@vscode/l10n'
import type { Finding } from '../text/problem'
import { range, type Range } from '../text/text'

/**
 * What is wrong with a picture's address that starts with `http:`.
 * @param at what is marked
 * @param schemeAt where `http:` is written in the document; undefined when it is not written there
 * @returns undefined when browsers load it
 */
export function insecureImage(address: string, at: Range, schemeAt: number | undefined): Finding | undefined {
  const host = /^http:\/\/([^/?#:\s]+)/i.exec(address)?.[1]
  // A host on the newsroom's own network is not public.
  if (host === undefined || /^(?:localhost|127\.|10\.|192\.168\.)/.test(host)) return undefined
  // A bare number most likely has no certificate.
  const canFix = schemeAt !== undefined && !/^[\d.]+$/.test(host)
  return {
    range: at,
    message: l10n.t('This image is loaded over http: on an https page, browsers block it or mark the page as not secure.'),
    fixes: canFix ? [{ title: l10n.t('Use https'), edits: [{ range: range(schemeAt, schemeAt + 4), newText: 'https' }], safe: false }] : [],
  }
}
