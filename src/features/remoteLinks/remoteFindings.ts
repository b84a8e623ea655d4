import * as l10n from '@vscode/l10n'
import type { Severity } from '../../core/text/problem'
import type { Outcome } from './remoteCheck'
import type { RemoteTarget } from './remoteTargets'

/** What is said of an address. */
export interface RemoteFinding {
  readonly severity: Severity
  readonly message: string
  /** An address to write in its place. */
  readonly better: string | undefined
}

/** What an author is told of what was found at an address; undefined when it is as it should be. */
export function remoteFinding(outcome: Outcome, target: RemoteTarget): RemoteFinding | undefined {
  const isImage = target.kind === 'image' || target.kind === 'head'
  switch (outcome.kind) {
    case 'fine':
      return undefined
    case 'missing':
      return isImage
        ? error(l10n.t('This picture is not there: the server answers {0}.', outcome.status))
        : error(l10n.t('This address leads to nothing: the server answers {0}.', outcome.status))
    case 'failed':
      return warning(l10n.t('The server of this address answers with an error ({0}).', outcome.status))
    case 'noHost':
      return error(l10n.t('There is no site of this name.'))
    case 'unreachable':
      return warning(l10n.t('The server of this address cannot be reached.'))
    case 'certificate':
      return warning(l10n.t('The certificate of this site is not valid: readers are warned of it.'))
    case 'timeout':
      return warning(l10n.t('The server of this address does not answer in time.'))
    case 'redirects':
      return warning(l10n.t('This address is redirected again and again.'))
    case 'moved':
      return {
        severity: 'information',
        message: l10n.t('This address has moved for good to {0}', outcome.to),
        better: written(outcome.to, target),
      }
    case 'frontPage':
      return warning(l10n.t('This address leads to the front page now: what it pointed to is probably gone.'))
    case 'notImage':
      return error(l10n.t('What is at this address is no picture, but “{0}”.', outcome.type))
    case 'tooSmall':
      return warning(tooSmall(outcome, target))
    case 'insecure':
      return insecure(outcome.secure && written(outcome.secure, target))
    case 'closed':
      return information(l10n.t('This address could not be checked: the server lets no program in ({0}).', outcome.status))
    case 'unknown':
      return information(l10n.t('This address could not be checked from here.'))
    case 'refused':
      return information(refused(outcome.reason))
  }
}

/** Whether nothing is known of an address. */
export function isUnchecked({ kind }: Outcome): boolean {
  return kind === 'closed' || kind === 'unknown' || kind === 'refused'
}

function tooSmall({ width, height }: { readonly width: number; readonly height: number }, target: RemoteTarget): string {
  if (target.kind === 'head')
    return l10n.t(
      'This picture is too small for search engines and cards: it has {0} × {1} pixels, and at least 50,000 are expected.',
      width,
      height,
    )
  return target.width !== undefined && target.width > width
    ? l10n.t('This picture has {0} × {1} pixels, but is shown {2} wide: it will be blurred.', width, height, target.width)
    : l10n.t('This picture has {0} × {1} pixels: it is there to count readers.', width, height)
}

/** An address as it is written in place of another, with the place on the page that the other one named. */
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
        ? l10n.t('This is fetched over http, which browsers block on a page over https, and it is not to be had over https.')
        : l10n.t('This is fetched over http, which browsers block on a page over https; it is to be had over https.'),
    better: secure,
  }
}

function refused(reason: Extract<Outcome, { readonly kind: 'refused' }>['reason']): string {
  switch (reason) {
    case 'private':
      return l10n.t('This address was not asked: it belongs to this machine or to a private network, where readers cannot go.')
    case 'credentials':
      return l10n.t('This address was not asked: it holds a user name or a password, which readers would see.')
    case 'scheme':
      return l10n.t('This address was not asked: it leads away from the web.')
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
