import * as l10n from '@vscode/l10n'
import { cjk } from '../../core/style/typography/textChange'

/** How often Chinese and Latin letters or digits stand beside one another. */
export interface SpacingUse {
  readonly spaced: number
  readonly tight: number
}

const tight = new RegExp(`[${cjk}](?=[A-Za-z0-9])|[A-Za-z0-9](?=[${cjk}])`, 'g')
const spaced = new RegExp(`[${cjk}] (?=[A-Za-z0-9])|[A-Za-z0-9] (?=[${cjk}])`, 'g')

/** The spaces between Chinese and Latin in a text. */
export function spacingIn(text: string): SpacingUse {
  return { spaced: text.match(spaced)?.length ?? 0, tight: text.match(tight)?.length ?? 0 }
}

/** Fewer places are no habit. */
const minPlaces = 20
/** So much of all places is a habit. */
const habitShare = 0.8

/** What a corpus does, and the setting for it if it is a habit; nothing if there are too few places. */
export function spacingLines({ spaced: withSpace, tight: without }: SpacingUse): readonly string[] {
  const places = withSpace + without
  if (places < minPlaces) return []
  const counts = l10n.t('Between Chinese and Latin, {0} places have a space and {1} have none.', withSpace, without)
  const habit = withSpace >= places * habitShare ? 'spaced' : without >= places * habitShare ? 'tight' : undefined
  return habit === undefined
    ? [counts, l10n.t('Neither is a habit: “typography” below “style” in copydesk.yaml can set one, cjkSpacing: spaced or tight.')]
    : [counts, l10n.t('This setting of copydesk.yaml keeps to it: {0}', `style: { typography: { cjkSpacing: ${habit} } }`)]
}
