import * as l10n from '@vscode/l10n'
import { compileSchema, type ArticleSchema } from './schema'

export type SchemaFile =
  | { readonly schema: ArticleSchema }
  /** `jsonError` is what the JSON reader says, when the text is not JSON. */
  | { readonly schema: undefined; readonly message: string; readonly jsonError: string | undefined }

/**
 * Reads a newsroom's schema.
 * @param text what stands in its file
 * @param path as `copydesk.yaml` names it, for the message
 */
export function readSchemaFile(text: string, path: string): SchemaFile {
  try {
    return { schema: compileSchema(JSON.parse(text.replace(/^\uFEFF/, ''))) }
  } catch (error) {
    // What a schema can hold to break the compiler is not ours to list: whatever it says, the articles are checked.
    const reason = error instanceof Error ? error.message : String(error)
    return error instanceof SyntaxError
      ? { schema: undefined, message: l10n.t('The schema “{0}” is not valid JSON: {1}', path, reason), jsonError: reason }
      : { schema: undefined, message: l10n.t('The schema “{0}” cannot be used: {1}', path, reason), jsonError: undefined }
  }
}
