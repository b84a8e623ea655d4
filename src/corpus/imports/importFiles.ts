import { writeScalar } from '../../core/data/writeYaml'
import type { JsonSchema } from '../../core/schema/engine/jsonSchema'
import { addedTo, vocabularyFilesFor, type NewFile, type SettingsAddition } from '../infer/inferFiles'
import type { Imported } from './importedSchema'

/** The text of a schema file: indented JSON with a final line end. */
export function importedText(schema: JsonSchema): string {
  return `${JSON.stringify(schema, undefined, 2)}\n`
}

/** A schema file for each collection, and a file for each vocabulary. @param existing the vocabularies that `copydesk.yaml` already has */
export function importedFiles(imported: Imported, existing: ReadonlySet<string>): readonly NewFile[] {
  const names = fileNames(imported)
  return [
    ...imported.schemas.map(({ schema }, index) => ({ name: names[index] ?? '', text: importedText(schema) })),
    ...[...vocabularyFilesFor(imported.names, existing)].map(([, file]) => file),
  ]
}

/** Appends the schemas and vocabularies to `copydesk.yaml`, as `settingsWith` does for an inferred schema. */
export function settingsWithImported(text: string | undefined, folder: string, imported: Imported): SettingsAddition {
  const names = fileNames(imported)
  const lines = imported.schemas.flatMap(({ files }, index) => {
    const path = `  - path: ${writeScalar(`${folder}${names[index] ?? ''}`, 'plain')}`
    return files.length === 0 ? [path] : [path, `    files: [${files.map((glob) => writeScalar(glob, 'plain', true)).join(', ')}]`]
  })
  return addedTo(text, folder, ['schema:', ...lines], (existing) => vocabularyFilesFor(imported.names, existing))
}

/** File names that no two collections share, and that every file system takes. */
function fileNames({ schemas }: Imported): readonly string[] {
  const taken = new Set<string>()
  return schemas.map(({ name }) => {
    const plain =
      name
        .replace(/[^\p{L}\p{N}_-]+/gu, '-')
        .replace(/^-+|-+$/g, '')
        .slice(0, 60) || 'articles'
    let free = plain
    for (let number = 2; taken.has(free.toLowerCase()); number++) free = `${plain}-${number}`
    taken.add(free.toLowerCase())
    return `${free}.schema.json`
  })
}
