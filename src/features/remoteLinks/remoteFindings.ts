import * as l10n from '@vscode/l10n'
import type { Severity } from '../../core/text/problem'
import type { Outcome } from './remoteCheck'
import { keyOf, type RemoteTarget } from './remoteTargets'

/** The message about an address. */
export interface RemoteFinding {
  readonly severity: Severity
  readonly message: string
  /** An address to replace it with. */
  readonly better: string | undefined
}

/** The message for the result of a check; undefined if there is no problem. */
export function remoteFinding(outcome: Outcome, target: RemoteTarget): RemoteFinding | undefined {
  const isImage = target.kind === 'image' || target.kind === 'head'
  switch (outcome.kind) {
    case 'fine':
      return undefined
    case 'missing':
      return isImage
        ? error(l10n.t('This image does not exist: the server answers {0}.', outcome.status))
        : error(l10n.t('This link is broken: the server answers {0}.', outcome.status))
    case 'failed':
      return warning(l10n.t('The server answers with an error ({0}).', outcome.status))
    case 'noHost':
      return warning(l10n.t('The host {0} cannot be found: check the spelling of the address.', hostOf(target)))
    case 'unreachable':
      return warning(l10n.t('The server at {0} cannot be reached.', hostOf(target)))
    case 'certificate':
      return warning(l10n.t('The certificate of this site is not valid: browsers warn readers about it.'))
    case 'timeout':
      return warning(l10n.t('The server at {0} does not answer in time.', hostOf(target)))
    case 'redirects':
      return warning(l10n.t('This address redirects too many times.'))
    case 'moved':
      return {
        severity: 'information',
        message: l10n.t('This address has moved permanently to {0}', outcome.to),
        better: written(outcome.to, target),
      }
    case 'frontPage':
      return warning(l10n.t('This address now leads to the front page: the page it pointed to has probably been deleted.'))
    case 'notImage':
      return error(l10n.t('This address is not an image: the server sends “{0}”.', outcome.type))
    case 'tooSmall':
      return warning(tooSmall(outcome, target))
    case 'insecure':
      return insecure(outcome.secure && written(outcome.secure, target))
    case 'closed':
      return information(l10n.t('This address could not be checked: the server does not allow programs ({0}).', outcome.status))
    case 'unknown':
      return information(l10n.t('This address could not be checked.'))
    case 'refused':
      return information(refused(outcome.reason))
  }
}

/**
 * Whether there seems to be no network: at least two hosts were asked, and none of them can be found. One host that cannot be found may be
 * misspelt. Addresses that are never asked do not count.
 * @param outcomes by `keyOf`, as `checkRemote` returns them
 */
export function isOffline(targets: readonly RemoteTarget[], outcomes: ReadonlyMap<string, Outcome>): boolean {
  const asked = targets.filter((target) => (outcomes.get(keyOf(target))?.kind ?? 'refused') !== 'refused')
  return new Set(asked.map(hostOf)).size >= 2 && asked.every((target) => outcomes.get(keyOf(target))?.kind === 'noHost')
}

function hostOf({ address }: RemoteTarget): string {
  return new URL(address).host
}

/** Whether an address could not be checked. */
export function isUnchecked({ kind }: Outcome): boolean {
  return kind === 'closed' || kind === 'unknown' || kind === 'refused'
}

function tooSmall({ width, height }: { readonly width: number; readonly height: number }, target: RemoteTarget): string {
  if (target.kind === 'head')
    return l10n.t(
      'This image is too small for search engines and social cards: it is {0} × {1} pixels, and they expect at least 50,000 pixels in all.',
      width,
      height,
    )
  return target.width !== undefined && target.width > width
    ? l10n.t('This image is {0} × {1} pixels, but is shown {2} pixels wide: it will look blurred.', width, height, target.width)
    : l10n.t('This image is {0} × {1} pixels: it is a tracking pixel that counts readers.', width, height)
}

/** A new address as it is written in the place of a target, with the fragment (`#…`) of the target. */
function written(address: string, { hash, notation }: RemoteTarget): string {
  const whole = (address.includes('#') ? address : address + hash).replace(
    /['()]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return notation === 'html' ? whole.replaceAll('&', '&amp;') : whole
}

function insecure(secure: string | undefined): RemoteFinding {
  return {
    severity: 'warning',
    message:
      secure === undefined
        ? l10n.t('This is loaded over http, which browsers block on an https page, and it is not available over https.')
        : l10n.t('This is loaded over http, which browsers block on an https page. It is available over https.'),
    better: secure,
  }
}

function refused(reason: Extract<Outcome, { readonly kind: 'refused' }>['reason']): string {
  switch (reason) {
    case 'private':
      return l10n.t('This address was not checked: it belongs to this computer or to a private network, which readers cannot reach.')
    case 'credentials':
      return l10n.t('This address was not checked: it holds a user name or a password, which readers would see.')
    case 'scheme':
      return l10n.t('This address was not checked: it does not lead to a web page.')
  }
}

function error(message: string): RemoteFinding {
  return { severity: 'error', message, better: undefined }
}

function warning(message: string): RemoteFinding {
  return { severity: 'warning', message, better: undefined }
}

function information(message: string): RemoteFinding {
  return { severity: 'information', message, better: undefined }
}
