// The program `copydesk`.
import module from 'node:module'

// Keeps what V8 has compiled, in a folder for temporary files: the next run starts faster. Node has it from version 22.1 on.
const host: { readonly enableCompileCache?: () => unknown; readonly builtinModules: unknown } = module
host.enableCompileCache?.()

require('./commandLine')
