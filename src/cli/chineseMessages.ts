import chinese from '../../media/l10n/bundle.l10n.zh-cn.json'

/** The messages in Simplified Chinese. Load it on request: most terminals do not need it. */
export const chineseMessages: Readonly<Record<string, string>> = chinese
