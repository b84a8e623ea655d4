import * as l10n from '@vscode/l10n'
import { readAstroCollections } from './astroCollections'
import { configValue, mapOf } from './configValues'
import { readDecap } from './decapConfig'
import { readFrontMatterCms } from './frontMatterConfig'
import { ImportError, type Imported } from './importedSchema'
import { readKeystatic } from './keystaticConfig'
import { readPages } from './pagesConfig'
import { readArchetypes, readScaffolds, type TemplateFile } from './templates'

/** A kind of configuration that can be imported. */
export interface Importer {
  /** The name of the program. */
  readonly program: string
  /** Where it is looked for, from the folder of the site. */
  readonly places: readonly string[]
  /** Whether `places` are folders, all of whose files are read. */
  readonly isFolder?: true
  /** Whether a path is that of such a configuration, by its name. A folder has no slash at its end. */
  isAt(path: string): boolean
  /** @throws ImportError with a message for a person */
  read(files: readonly TemplateFile[]): Imported
}

const first = (read: (text: string) => Imported) => (files: readonly TemplateFile[]) => read(files[0]?.text ?? '')

export const importers: readonly Importer[] = [
  {
    program: 'Decap CMS / Sveltia CMS',
    // decapcms.org/docs/add-to-your-site: the folder that the generator copies, and `admin` in it.
    places: ['public', 'static', 'source', 'src', 'assets', '.'].flatMap((folder) =>
      ['yml', 'yaml'].map((ending) => `${folder === '.' ? '' : `${folder}/`}admin/config.${ending}`),
    ),
    isAt: (path) => /(?:^|\/)config\.ya?ml$/.test(path),
    read: first(readYamlOfCms),
  },
  {
    program: 'Pages CMS',
    places: ['.pages.yml', '.pages.yaml'],
    isAt: (path) => /(?:^|\/)\.pages\.ya?ml$/.test(path),
    read: first(readYamlOfCms),
  },
  {
    program: 'Keystatic',
    places: ['ts', 'tsx', 'js', 'jsx', 'mjs'].map((ending) => `keystatic.config.${ending}`),
    isAt: (path) => /(?:^|\/)keystatic\.config\.\w+$/.test(path),
    read: first(readKeystatic),
  },
  {
    program: 'Front Matter CMS',
    places: ['frontmatter.json'],
    isAt: (path) => /(?:^|\/)frontmatter\.json$/.test(path),
    read: first(readFrontMatterCms),
  },
  {
    program: 'Astro',
    places: ['.astro/collections'],
    isFolder: true,
    isAt: (path) => /(?:^|\/)\.astro\/collections$/.test(path),
    read: readAstroCollections,
  },
  { program: 'Hugo', places: ['archetypes'], isFolder: true, isAt: (path) => /(?:^|\/)archetypes$/.test(path), read: readArchetypes },
  { program: 'Hexo', places: ['scaffolds'], isFolder: true, isAt: (path) => /(?:^|\/)scaffolds$/.test(path), read: readScaffolds },
]

/** The files of a folder that are read: templates, and schemas of collections. */
export function isReadInFolder(name: string): boolean {
  return /\.(?:md|markdown|html|schema\.json)$/i.test(name)
}

/**
 * Reads a configuration.
 * @throws ImportError if it is broken, or says nothing about articles
 */
export function importWith(importer: Importer, files: readonly TemplateFile[]): Imported {
  const imported = importer.read(files)
  if (imported.schemas.length === 0) throw new ImportError([l10n.t('It says nothing about articles.'), ...imported.notes].join(' '))
  return imported
}

/** The two kinds of YAML are told apart by their keys, since both may have any name. */
function readYamlOfCms(text: string): Imported {
  const config = mapOf(configValue(text, 'yaml'))
  if (Array.isArray(config['collections'])) return readDecap(text)
  if (Array.isArray(config['content'])) return readPages(text)
  throw new ImportError(l10n.t('It has neither “collections” (Decap, Sveltia) nor “content” (Pages CMS).'))
}
