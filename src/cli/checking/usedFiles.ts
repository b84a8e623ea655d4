import type { FileView, SiteFiles } from '../../core/files/localFile'
import type { ResolvedConfig } from '../config/configResolver'
import type { Files } from '../io/files'
import { systemPath } from '../io/localFiles'

/** The files and folders that a result was made from. Paths are absolute. */
export interface UsedFiles {
  /** Files whose content was read, or that were looked for. */
  readonly read: Set<string>
  /** The same, for files that were read as text through the view of a site. */
  readonly texts: Set<string>
  /** Folders whose entries were listed. */
  readonly listed: Set<string>
}

export function noFiles(): UsedFiles {
  return { read: new Set(), texts: new Set(), listed: new Set() }
}

/** The same files; what is read and listed is written down. */
export function noting(files: Files, used: UsedFiles): Files {
  const note = (path: string) => void used.read.add(path)
  return {
    ...files,
    kind(path) {
      note(path)
      return files.kind(path)
    },
    list(folder) {
      used.listed.add(folder)
      return files.list(folder)
    },
    read(path, maxBytes) {
      note(path)
      return files.read(path, maxBytes)
    },
    readStart(path, maxBytes) {
      note(path)
      return files.readStart(path, maxBytes)
    },
  }
}

/** The same configuration; the files of the site that the check of an article asks for are written down. */
export function notingSite(config: ResolvedConfig, used: UsedFiles): ResolvedConfig {
  const { files } = config
  if (!files) return config
  let last: { readonly of: SiteFiles; readonly site: SiteFiles } | undefined
  return {
    ...config,
    files(path) {
      const of = files(path)
      if (last?.of !== of) last = { of, site: { ...of, view: notingView(of.view, used) } }
      return last.site
    },
  }
}

function notingView(view: FileView, used: UsedFiles): FileView {
  return {
    list(folder) {
      used.listed.add(systemPath(folder))
      return view.list(folder)
    },
    read(file) {
      used.read.add(systemPath(file))
      return view.read(file)
    },
    text(file) {
      used.texts.add(systemPath(file))
      return view.text(file)
    },
  }
}
