import * as l10n from '@vscode/l10n'
import { displayWidth, truncate } from '../words/displayWidth'
import type { HeadlineChannel, HeadlineSettings } from './headlines'

/**
 * How many columns (`displayWidth`) of a title are shown. X documents 70 characters; the others publish no limits: the values are what fits on
 * their current cards.
 */
const titleColumns = { google: 60, discover: 100, x: 70, facebook: 88, linkedin: 110, wechat: 56 } as const
export type TitleNetwork = keyof typeof titleColumns

/** The channel of `headlines.widths` that a network belongs to. The feed of Discover is no search. */
const channelOf: Partial<Readonly<Record<TitleNetwork, HeadlineChannel>>> = {
  google: 'search',
  x: 'social',
  facebook: 'social',
  linkedin: 'social',
  wechat: 'social',
}

/** A place that shows a headline, by its name, and how many columns of it. */
export interface HeadlineRoom {
  readonly name: string
  readonly columns: number
}

/** How many columns of a headline a network shows: what the newsroom says of its channel, or what fits on its card. */
export function networkColumns(network: TitleNetwork, headlines: HeadlineSettings | undefined): number {
  const channel = channelOf[network]
  return (channel && headlines?.widths[channel]) ?? titleColumns[network]
}

/** All places that are known to cut headlines: the networks, and the newsroom's own channels that it has set. */
export function headlineRooms(headlines: HeadlineSettings | undefined): readonly HeadlineRoom[] {
  const names = networkNames()
  const networks = Object.keys(titleColumns) as readonly TitleNetwork[]
  const own = (['web', 'push', 'newsletter'] as const).flatMap((channel) => {
    const columns = headlines?.widths[channel]
    return columns === undefined ? [] : [{ name: channelName(channel), columns }]
  })
  return [...own, ...networks.map((network) => ({ name: names[network], columns: networkColumns(network, headlines) }))]
}

/** The places that cut a headline, in the same order, with what each shows of it. */
export function cutsOf(headline: string, rooms: readonly HeadlineRoom[]): readonly (HeadlineRoom & { readonly shown: string })[] {
  const width = displayWidth(headline)
  return rooms.filter(({ columns }) => columns < width).map((room) => ({ ...room, shown: truncate(headline, room.columns) }))
}

export function networkNames(): Readonly<Record<TitleNetwork, string>> {
  return {
    google: l10n.t('Google Search'),
    discover: l10n.t('Google Discover'),
    x: 'X',
    facebook: 'Facebook',
    linkedin: 'LinkedIn',
    wechat: l10n.t('WeChat'),
  }
}

export function channelName(channel: HeadlineChannel): string {
  return {
    web: l10n.t('the web page'),
    search: l10n.t('search'),
    social: l10n.t('social media'),
    push: l10n.t('a push message'),
    newsletter: l10n.t('the newsletter'),
  }[channel]
}
