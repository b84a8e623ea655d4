import type { DateReader, OtherDateReader } from '../../dates/readers/dateReading'
import type { YamlReading } from '../../data/scalars/yamlReading'
import type { ThemeFolder } from '../../files/localFile'
import type { FrontMatterReading } from '../../frontmatter/reading/frontMatterReading'
import type { ArticleTag } from '../../links/articleReferences'
import type { MdxFeatures } from '../../markdown/mdx/mdxFeatures'
import type { MarkdownFeatures } from '../../markdown/siteMarkdown'
import type { TagDefinitions } from '../../templates/siteTags'
import type { TemplateLanguage } from '../../templates/templateLanguage'
import type { TemplateMarks } from '../../markdown/templateTags'
import type { ArticleTemplates } from './articleTemplates'
import type { LanguageReading } from './languageReading'
import type { MarkdownSettings } from './markdownSettings'
import type { SiteSchemas } from './siteSchemas'

/**
 * All that Copydesk knows of one site generator, as plain data and pure functions. Each part is read by the code that needs it; no
 * code outside `core/generators` asks for a generator by its name. Facts hold for the default settings of the generator.
 */
export interface SiteGenerator {
  /** The value of the setting `dialect` in copydesk.yaml, and the name of the definition's folder. */
  readonly name: string
  /** The name in messages; undefined for `generic`, which covers all generators without a definition. */
  readonly title: string | undefined
  /** How a site is recognized by the files of its folder; undefined if only the setting selects the generator. */
  readonly detection: Detection | undefined
  readonly folders: SiteFolders
  readonly drafts: DraftMarks
  readonly siteSettings: SiteSettings
  readonly frontMatter: FrontMatterReading
  readonly yaml: YamlReading
  readonly schemas: SiteSchemas
  readonly dates: DateReading
  readonly titles: TitleReading
  readonly taxonomies: TaxonomyReading
  readonly languages: LanguageReading
  /** How Markdown is read by default; for a site, `generatorOf` has the features that its settings lead to. */
  readonly markdown: MarkdownFeatures
  readonly markdownSettings: MarkdownSettings
  /** How `.mdx` files are read. */
  readonly mdx: MdxReading
  /** Whether headings get ids made from their text; undefined if that is not known. */
  readonly headingIds: boolean | undefined
  /** The template tags that it runs in an article; all others are shown as they are written. */
  readonly templateMarks: TemplateMarks
  /** How it reads them; undefined if it runs none. */
  readonly templates: TemplateReading | undefined
  /** The template tag that links to another article by its name. */
  readonly articleTag: ArticleTag | undefined
  /** Matches a template tag that links to a file by its path from the folder of the site. Groups: what comes before the path, the path. */
  readonly fileTag: RegExp | undefined
  readonly newArticles: NewArticles
  readonly images: ImagePlaces
}

/** The files and folders of one folder. */
export interface FolderContent {
  /** The names of the files and folders in it. */
  readonly names: ReadonlySet<string>
  /** The text of its package.json; undefined if it has none. */
  readonly packageJson: string | undefined
}

export interface Detection {
  /** The names of the files that may identify the generator; `*` stands for the ending. A folder without any is not a site. */
  readonly files: readonly string[]
  /** Folders that may identify it, by name. */
  readonly folders: readonly string[]
  /** Whether the folder is a site of this generator. The first definition of the registry that says so applies. */
  readonly matches: (folder: FolderContent) => boolean
}

/** Paths from the folder of the site, with forward slashes; '' is that folder. */
export interface SiteFolders {
  /** Folders with articles. */
  readonly content: readonly string[]
  /** Folders whose Markdown files are templates and no articles. */
  readonly templates: readonly string[]
  /** Folders that an address such as `/images/x.jpg` starts from, in the order in which they are tried. */
  readonly roots: readonly string[]
  /** Folders of themes, whose files are published too. */
  readonly themes: readonly ThemeFolder[]
}

/** What keeps an article from being published. */
export interface DraftMarks {
  /** Keys of the front matter, each with the value that does it. */
  readonly keys: Readonly<Record<string, boolean>>
  /** Folders of drafts: paths, or the ends of paths, of folders. */
  readonly folders: readonly string[]
}

/** The configuration files of a site, and the keys that Copydesk reads from them. The files are read, never run. */
export interface SiteSettings {
  /** File names, in YAML, TOML or JSON. */
  readonly files: readonly string[]
  /** Keys of the address that all pages start with. */
  readonly addressKeys: readonly string[]
  readonly timeZoneKeys: readonly string[]
}

export interface DateReading {
  /** The front matter fields that it reads as dates itself; others are for the site's templates. */
  readonly keys: ReadonlySet<string>
  /**
   * How it reads such a field. Several readers if that depends on something that Copydesk does not read; none if it is not known. A
   * date that no reader can use is a mistake.
   */
  readonly readers: readonly DateReader[]
  /** How these readers read what is neither text nor a number, in the same order. */
  readonly others: readonly OtherDateReader[]
  /** Matches the paths of files whose dates it does not read; undefined if there are none. */
  readonly exceptIn?: RegExp
  /** Those of `keys` that hold the date of the last change. */
  readonly updatedKeys: readonly string[]
  /** Those of `keys` that hold a date from which on an article is left out of the site. */
  readonly expiryKeys: readonly string[]
  /** Whether articles with a date in the future are left out of the site. */
  readonly hidesFuture: boolean
}

export interface TitleReading {
  /** Where the title of an article comes from if its front matter has none. `heading`: the first heading, the page's only headline. */
  readonly fallback: 'heading' | 'fileName' | undefined
  /** Matches the paths of articles whose first heading counts more than the title of the front matter; undefined if there are none. */
  readonly headingFirst: RegExp | undefined
}

/** How the template tags of an article are read. */
export interface TemplateReading {
  readonly language: TemplateLanguage
  /** Where a site defines tags. */
  readonly definitions: TagDefinitions
  /** Whether tags in code, in code spans and in comments are run too. */
  readonly inCode: boolean
}

/** How MDX is read. Generators without MDX have it by a plugin, as its compiler reads it. */
export interface MdxReading {
  readonly features: MdxFeatures
  /** The Markdown of an article that is MDX. */
  readonly markdown: MarkdownFeatures
  /** Set if `.md` files are MDX too, unless the site or an article says otherwise. */
  readonly inMarkdown: MdxInMarkdown | undefined
}

export interface MdxInMarkdown {
  /** The configuration files of the site. They are searched, never run. */
  readonly files: readonly string[]
  /** Matches the text of a file by which `.md` files are plain Markdown. */
  readonly isOff: RegExp
}

/** How categories and tags are read. */
export interface TaxonomyReading {
  /** Whether a plain list of categories is one path of nested categories; several are then written as lists in a list. */
  readonly listIsPath: boolean
  /** What a text makes of each key of tags and categories that the generator reads: one value, or values split at blanks or commas. */
  readonly texts: Readonly<Partial<Record<string, 'one' | 'blanks' | 'commas'>>>
  /** Keys that the generator does not read, with those that it reads in their place. */
  readonly ignored: Readonly<Partial<Record<string, string>>>
  /** Names for which this is equal have one page. */
  readonly page: (name: string) => string
}

/** How a new article is created. */
export interface NewArticles {
  /** Its folder on a site that has no articles yet. */
  readonly folder: string
  /** The name of folders in which a file without a date in its name is not published. */
  readonly datedFolder: string | undefined
  /** The templates of the generator's own command; undefined if it has none. */
  readonly templates: ArticleTemplates | undefined
  /** The pattern of new file names in the configuration of a site, with `{Y}`, `{M}`, `{D}` and `{title}`; undefined if it has none. */
  readonly nameIn: ((configuration: unknown) => string | undefined) | undefined
}

/** Where the images of articles are kept. */
export interface ImagePlaces {
  /** Usual folders below a root of the site, the preferred one first. They come before those that are usual on all sites. */
  readonly folders: readonly string[]
  /** Matches the names of files whose images are kept in the same folder; undefined if there are no such files. */
  readonly bundlePage: RegExp | undefined
  /** Set if an article may have a folder of its name for its images, whose addresses then start there. */
  readonly assetFolder: AssetFolder | undefined
  /** The front matter field for the image at the head of an article. */
  readonly headField: string
  /** How it decodes the addresses of Markdown images, and fails at those that it cannot decode; undefined if it accepts all. */
  readonly decoding: ImageDecoding | undefined
}

export interface ImageDecoding {
  /** `localPaths`: only paths on the site, without their query, and only of images with the address in parentheses. */
  readonly of: 'addresses' | 'localPaths'
  /** What happens at an address that cannot be decoded. `losesBody`: the page is published without the text of the article. */
  readonly failure: 'stops' | 'losesBody'
}

/** The site setting that turns folders for the images of each article on. */
export interface AssetFolder {
  /** The configuration file. */
  readonly file: string
  /** Matches the text of a file that turns it on. */
  readonly isOn: RegExp
}
