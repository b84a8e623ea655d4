import { toValue, type ValueNode } from '../data/nodes'
import type { Range } from '../text/text'
import { filesOf } from './overrides'
import { entriesOf, partOf, textOf } from './settingsNodes'
import { readRules, type RuleSettings } from './settingsParts'

/** The profiles, the least strict first. */
export const profileNames = ['draft', 'review', 'publish'] as const

export type ProfileName = (typeof profileNames)[number]

export interface Profile extends RuleSettings {
  /** The values of the status field that mean it, as `statusText` writes them; undefined for the usual ones. */
  readonly values: readonly string[] | undefined
  /** Globs, for `globMatcher`, of articles that have it if their status field says nothing; undefined for none. */
  readonly files: readonly string[] | undefined
}

/** The profiles of articles by their status. */
export interface Profiles extends Readonly<Record<ProfileName, Profile>> {
  /** The field of the front matter that says the status; undefined for `usualField`. */
  readonly field: string | undefined
}

const usualField = 'status'

/** What the profiles are called in the status field if `values` is not set. */
const usualValues: Readonly<Record<ProfileName, readonly string[]>> = {
  draft: ['draft', '草稿'],
  review: ['review', 'in review', '审核', '待审'],
  publish: ['publish', 'published', '发布', '已发布'],
}

/** The profiles of a site that sets nothing about them. */
export const usualProfiles: Profiles = {
  field: undefined,
  draft: profileFrom(undefined, () => false),
  review: profileFrom(undefined, () => false),
  publish: profileFrom(undefined, () => false),
}

/** @param wrong whether a value is refused by the schema of `copydesk.yaml` @returns undefined without the key */
export function readProfiles(node: ValueNode | undefined, wrong: (at: Range) => boolean): Profiles | undefined {
  if (!node) return undefined
  const of = (name: ProfileName) => profileFrom(partOf(node, name), wrong)
  return { field: textOf(partOf(node, 'field')), draft: of('draft'), review: of('review'), publish: of('publish') }
}

/** The profile that the front matter says; undefined if it says none. @param read the value of a field */
export function saidProfile(profiles: Profiles, read: (field: string) => unknown): ProfileName | undefined {
  const status = statusText(read(profiles.field ?? usualField))
  return status === undefined ? undefined : profileNames.find((name) => (profiles[name].values ?? usualValues[name]).includes(status))
}

/** A value of a status field, to be compared: capitals and spaces around it do not matter. Undefined if it is neither text, number nor truth value. */
export function statusText(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value).trim().toLowerCase()
    : undefined
}

function profileFrom(node: ValueNode | undefined, wrong: (at: Range) => boolean): Profile {
  const values = partOf(node, 'values')
  return {
    values: values ? entriesOf(values).flatMap((value) => statusText(toValue(value)) ?? []) : undefined,
    files: filesOf(partOf(node, 'files'), undefined),
    ...readRules(partOf(node, 'rules'), wrong),
  }
}
