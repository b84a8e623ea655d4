import { posix } from 'node:path'
import type { Pipeline } from '../reporters/reporter'

/** For each service: the variable that says where the repository is checked out, if the other variable is set. */
const services = [
  ['GITHUB_WORKSPACE', 'GITHUB_ACTIONS'],
  ['CI_PROJECT_DIR', 'GITLAB_CI'],
  ['BUILD_SOURCESDIRECTORY', 'TF_BUILD'],
  ['WORKSPACE', 'JENKINS_URL'],
] as const

/**
 * The pipeline that the variables of the environment tell of.
 * @param here the current folder
 * @param append adds to the end of a file
 */
export function pipelineOf(
  environment: Readonly<Record<string, string | undefined>>,
  here: string,
  append: (path: string, text: string) => void,
): Pipeline {
  const variable = services.find(([, service]) => environment[service])?.[0]
  const root = variable === undefined ? undefined : environment[variable]?.replaceAll('\\', '/').replace(/\/+$/, '')
  const below = root !== undefined && `${here}/`.startsWith(`${root}/`) ? `${here}/`.slice(root.length + 1) : ''
  const fromRoot = (file: string) => (below === '' ? file : posix.join(below, file))
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_SHA: commit, GITHUB_STEP_SUMMARY: summary } = environment
  const hasLinks = server && repository && commit
  return {
    fromRoot,
    link: (file, line) =>
      hasLinks
        ? `${server}/${repository}/blob/${commit}/${fromRoot(file).split('/').map(encodeURIComponent).join('/')}?plain=1#L${line}`
        : undefined,
    addToSummary: summary ? (markdown) => append(summary, markdown) : undefined,
  }
}
