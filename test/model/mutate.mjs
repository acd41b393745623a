import swc from '@swc/jest';

/** Transforms like every other test run, but for one place of one file that is put wrong on the way. */
export default {
  createTransformer({ swcOptions, mutant }) {
    const { process, getCacheKey } = swc.createTransformer(swcOptions);
    const put = (source, path) =>
      mutant && path.endsWith(`/${mutant.file}`) ? source.replace(mutant.find, () => mutant.replace) : source;
    return {
      canInstrument: false,
      process: (source, path, options) => process(put(source, path), path, options),
      getCacheKey: (source, path, options) => getCacheKey(put(source, path), path, options),
    };
  },
};
