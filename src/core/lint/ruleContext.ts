import type { Article } from '../article/article'
import { findLocalImage, type LocalImage } from '../files/localImage'
import type { PublishedReading } from '../frontmatter/reading/publishedReading'
import { houseListOf } from './articleConfig'
import type { LintConfig } from './lintConfig'
import { publishedReadingOf } from './publishedArticle'
import type { RuleContext } from './rule'
import { schemaOf } from './schemaForArticle'
import { imageFieldsOf } from '../schema/imageFieldsOf'
import { generatorOf, siteMarkdownOf, zonesOf } from '../settings/siteScope'
import { noOutcome } from './suppression'

/** The context that all rules share when they check one article. */
export function ruleContext(article: Article, path: string, config: LintConfig): RuleContext {
  const { scope, schema, vocabularies, files } = config
  let published: PublishedReading | undefined
  const generator = generatorOf(scope)
  const choice = schemaOf(article, path, schema, generator)
  const site = files?.(path)
  const { style } = scope.settings
  return {
    generator,
    siteMarkdown: siteMarkdownOf(scope),
    path,
    schema: choice.schema,
    imageFields: imageFieldsOf(choice.schema.fields, scope.settings.imageFields),
    schemaProblem: choice.problem,
    vocabularies,
    ...zonesOf(scope),
    now: Date.now(),
    siteUrl: scope.settings.siteUrl,
    style,
    headlines: scope.settings.headlines,
    houseList: houseListOf(config),
    tags: scope.settings.tags,
    policy: scope.settings.sanitizer,
    options: {},
    outcome: noOutcome,
    corpus: undefined,
    files: site,
    images: site ? cachedImages((address, place) => findLocalImage(address, place, site.places, site.view)) : () => undefined,
    published: () => (published ??= publishedReadingOf(article, scope)),
  }
}

/** Several rules ask for the same images. */
function cachedImages(find: RuleContext['images']): RuleContext['images'] {
  const cached = new Map<string, LocalImage | undefined>()
  return (address, place) => {
    const key = `${place} ${address}`
    if (!cached.has(key)) cached.set(key, find(address, place))
    return cached.get(key)
  }
}
