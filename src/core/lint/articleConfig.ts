import type { Article } from '../article/article'
import { toValue } from '../data/nodes'
import { globMatcher } from '../files/globs'
import { fieldOf } from '../frontmatter/frontMatter'
import { profileNames, saidProfile, usualProfiles, type ProfileName } from '../settings/profiles'
import type { Settings } from '../settings/settings'
import { mergedRules, type RuleSettings } from '../settings/settingsParts'
import type { HouseList } from '../style/houseList'
import { combinedHouseList, mergedStyle, ownHouseList } from '../style/styleSettings'
import { generatorOf, type Scope } from '../settings/siteScope'
import type { LintConfig, SeverityLimit } from './lintConfig'
import type { Rule } from './rule'

/**
 * Rules that ask for what an article lacks while it is being written: text, images and credits that come last. In the profiles `draft` and
 * `review` they are less severe.
 */
export const finishingRules = [
  'title-missing',
  'title-length',
  'date-missing',
  'author-missing',
  'image-field',
  'image-file-missing',
  'link-file-missing',
  'link-article-missing',
  'head-image-size',
  'img-src-missing',
  'img-alt-missing',
  'img-alt-empty',
  'img-alt-filename',
  'img-alt-generic',
  'md-image-alt-empty',
  'img-placeholder',
  'figure-no-media',
  'figure-no-caption',
  'figcaption-empty',
  'caption-credit',
  'unfinished-copy',
  'comment-note',
  'link-empty',
] as const

/** The severity that these rules have at most. */
export const finishingLimits = { draft: 'information', review: 'warning' } as const

/** The severities of rules in the profile `publish`, where the settings say nothing else: readers must not see a gap. */
export const publishSeverities: RuleSettings['rules'] = { 'unfinished-copy': 'error', 'link-empty': 'error', 'comment-note': 'warning' }

const finishing: ReadonlySet<string> = new Set(finishingRules)

const byPlace = new WeakMap<object, Map<string, object>>()
const byScope = new WeakMap<object, Map<ProfileName, object>>()

/**
 * The configuration of one article: what `overrides` say for its path, and the profile of its folder. The same object for the same
 * configuration and the same entries that apply.
 * @param path relative to the folder of `copydesk.yaml`, with forward slashes
 */
export function configForPath<Config extends LintConfig>(config: Config, path: string): Config {
  const { settings } = config.scope
  const { overrides, profiles } = settings
  if (overrides.length === 0 && !profiles) return config
  const applied = overridesFor(settings, path)
  const folderProfile = profiles && profileNames.find((name) => isIn(path, profiles[name].files))
  const key = `${applied.join(',')} ${folderProfile}`
  return cachedIn(byPlace, config, key, () => {
    const rules = applied.flatMap((index) => overrides[index] ?? []).reduce(mergedRules, settings)
    const vocabularies = [config.vocabularies, ...applied.map((index) => config.overrideVocabularies?.[index] ?? new Map())]
    const { style, houseList } = styleFor(config, applied)
    const merged = { ...settings, rules: rules.rules, ruleOptions: rules.ruleOptions, style }
    return {
      ...config,
      houseList,
      scope: applied.length === 0 ? config.scope : { ...config.scope, settings: merged },
      vocabularies: new Map(vocabularies.flatMap((one) => [...one])),
      ofFolder: config,
      folderProfile,
    }
  })
}

/** The house style with what entries of `overrides` add. */
function styleFor(
  config: LintConfig,
  applied: readonly number[],
): { readonly style: Settings['style']; readonly houseList: LintConfig['houseList'] } {
  const { style, overrides } = config.scope.settings
  const parts = [
    { own: style, list: config.houseList },
    ...applied.map((index) => ({ own: overrides[index]?.style, list: config.overrideHouseLists?.[index] })),
  ].flatMap(({ own, list }) => (own ? [{ own, list: list ?? ownHouseList(own) }] : []))
  const [first, ...others] = parts
  return {
    style: first && others.reduce((merged, { own }) => mergedStyle(merged, own), first.own),
    houseList: combinedHouseList(parts.map(({ list }) => list)),
  }
}

/** The house list of a configuration; undefined without `style`. */
export function houseListOf({ scope, houseList }: Pick<LintConfig, 'scope' | 'houseList'>): HouseList | undefined {
  const { style } = scope.settings
  return style && (houseList ?? ownHouseList(style))
}

/** Whether a rule runs for some articles of the folder that a configuration is for. */
export function mayRun({ id, optional }: Pick<Rule, 'id' | 'optional'>, config: LintConfig): boolean {
  const { rules, overrides, profiles } = (config.ofFolder ?? config).scope.settings
  const usual = rules[id] ?? (optional ? 'off' : undefined)
  const others = [...overrides, ...(profiles ? profileNames.map((name) => profiles[name]) : [])].map((part) => part.rules[id] ?? 'off')
  return [usual, ...others].some((level) => level !== 'off')
}

/** The entries of `overrides` that apply to a path, by their index. */
export function overridesFor({ overrides }: Settings, path: string): readonly number[] {
  return overrides.flatMap(({ files }, index) => (isIn(path, files) ? index : []))
}

function isIn(path: string, files: readonly string[] | undefined): boolean {
  return files !== undefined && globMatcher(files)(path)
}

/**
 * The configuration with the severities that an article's profile gives to the rules.
 * @param path as `checkArticle` receives it
 */
export function configForStatus(article: Pick<Article, 'frontMatter'>, path: string, config: LintConfig): LintConfig {
  const profile = profileOf(article, path, config)
  return profile === undefined
    ? config
    : { ...config, scope: scopeFor(config.scope, profile), limit: limitFor(config.scope.settings, profile) }
}

function scopeFor(scope: Scope, profile: ProfileName): Scope {
  const own = (scope.settings.profiles ?? usualProfiles)[profile]
  const usual = profile === 'publish' ? publishSeverities : {}
  if ([usual, own.rules, own.ruleOptions].every((part) => Object.keys(part).length === 0)) return scope
  return cachedIn(byScope, scope, profile, () => {
    const { rules, ruleOptions } = mergedRules(mergedRules({ rules: usual, ruleOptions: {} }, scope.settings), own)
    return { ...scope, settings: { ...scope.settings, rules, ruleOptions } }
  })
}

/** The severity that a profile allows at most: for the finishing rules to which it gives no severity of its own. */
function limitFor({ profiles }: Settings, profile: ProfileName): SeverityLimit | undefined {
  if (profile === 'publish') return undefined
  const own = profiles?.[profile].rules ?? {}
  return { severity: finishingLimits[profile], appliesTo: (ruleId) => finishing.has(ruleId) && own[ruleId] === undefined }
}

/** The profile of an article; undefined if the site does not use profiles. Parameters as for `configForStatus`. */
export function profileOf(article: Pick<Article, 'frontMatter'>, path: string, config: LintConfig): ProfileName | undefined {
  const { scope, folderProfile, gate } = config
  const { profiles } = scope.settings
  if (gate !== undefined || !profiles) return gate
  const said = saidProfile(profiles, (field) => toValue(fieldOf(article.frontMatter, field)?.value))
  return said ?? folderProfile ?? (isDraft(article, path, config) ? 'draft' : 'publish')
}

/** Whether the generator of the site keeps an article back as a draft. */
function isDraft({ frontMatter }: Pick<Article, 'frontMatter'>, path: string, { scope }: LintConfig): boolean {
  const { keys, folders } = generatorOf(scope).drafts
  return (
    folders.some((folder) => `/${path}`.includes(`/${folder}/`)) ||
    Object.entries(keys).some(([key, value]) => toValue(fieldOf(frontMatter, key)?.value) === value)
  )
}

/** What is made for a key of an object: once for each. */
function cachedIn<Key, Base extends object>(cache: WeakMap<object, Map<Key, object>>, base: Base, key: Key, make: () => Base): Base {
  const made = cache.get(base) ?? new Map<Key, object>()
  cache.set(base, made)
  const known = made.get(key) as Base | undefined
  if (known) return known
  const found = make()
  made.set(key, found)
  return found
}
