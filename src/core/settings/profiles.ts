import { toValue, type ValueNode } from '../data/nodes'
import type { Range } from '../text/text'
import { filesOf } from './overrides'
import { entriesOf, partOf, textOf } from './settingsNodes'
import { readRules, type RuleSettings } from './settingsParts'

/** The profiles, the least strict first. */
export const profileNames = ['draft', 'review', 'publish'] as const

export type ProfileName = (typeof profileNames)[number]

export interface Profile extends RuleSettings {
  /** The values of the status field that mean it, as `statusText` writes them. */
  readonly values: readonly string[]
  /** Globs, for `globMatcher`, of articles that have it if their status field says nothing; undefined for none. */
  readonly files: readonly string[] | undefined
}

/** The profiles of articles by their status. */
export interface Profiles extends Readonly<Record<ProfileName, Profile>> {
  /** The field of the front matter that says the status. */
  readonly field: string
}

/** What the profiles are called in the status field if `values` is not set. */
const usualValues: Readonly<Record<ProfileName, readonly string[]>> = {
  draft: ['draft', '草稿'],
  review: ['review', 'in review', '审核', '待审'],
  publish: ['publish', 'published', '发布', '已发布'],
}

/** The profiles of a site that sets nothing about them. */
export const usualProfiles: Profiles = {
  field: 'status',
  draft: profileOf(undefined, 'draft', () => false),
  review: profileOf(undefined, 'review', () => false),
  publish: profileOf(undefined, 'publish', () => false),
}

/** @param wrong whether a value is refused by the schema of `copydesk.yaml` @returns undefined without the key */
export function readProfiles(node: ValueNode | undefined, wrong: (at: Range) => boolean): Profiles | undefined {
  if (!node) return undefined
  const of = (name: ProfileName) => profileOf(partOf(node, name), name, wrong)
  return { field: textOf(partOf(node, 'field')) ?? usualProfiles.field, draft: of('draft'), review: of('review'), publish: of('publish') }
}

/** A value of a status field, to be compared: capitals and spaces around it do not matter. Undefined if it is neither text, number nor truth value. */
export function statusText(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value).trim().toLowerCase()
    : undefined
}

function profileOf(node: ValueNode | undefined, name: ProfileName, wrong: (at: Range) => boolean): Profile {
  const values = partOf(node, 'values')
  return {
    values: values ? entriesOf(values).flatMap((value) => statusText(toValue(value)) ?? []) : usualValues[name],
    files: filesOf(partOf(node, 'files'), undefined),
    ...readRules(partOf(node, 'rules'), wrong),
  }
}
