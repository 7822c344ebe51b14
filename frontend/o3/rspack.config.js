/*
 * A slim build of the O3 frontend module: what O3's shell shares is never bundled, and the elements come as the widget's own build made
 * them, in a part of their own that loads when the first of them is shown.
 */
const { basename, resolve } = require('node:path');
const { container, CopyRspackPlugin } = require('@rspack/core');
const { browser, name, peerDependencies, version } = require('./package.json');

/** Where the widget's own build puts its files; each stays a file here, by the same name. */
const WIDGET = resolve(__dirname, '../dist');

/** O3's shell shares its framework under this name. */
const SHARE_KEYS = { '@openmrs/esm-framework': '@openmrs/esm-framework/src/internal' };

const shared = Object.fromEntries(
  Object.entries(peerDependencies).map(([dependency, requiredVersion]) => [
    dependency,
    { import: false, singleton: true, requiredVersion, strictVersion: false, shareKey: SHARE_KEYS[dependency] ?? dependency },
  ]),
);

module.exports = (_env, { mode = 'production' } = {}) => ({
  mode,
  target: ['web', 'es2021'],
  context: __dirname,
  entry: {},
  devtool: mode === 'production' ? false : 'source-map',
  output: {
    path: resolve(__dirname, 'dist'),
    publicPath: 'auto',
    filename: '[name].js',
    chunkFilename: '[name].[contenthash].js',
    uniqueName: name,
    clean: true,
  },
  resolve: {
    extensions: ['.tsx', '.ts', '.js'],
    alias: { 'patient-conversations$': resolve(WIDGET, 'patient-conversations.js') },
  },
  module: {
    rules: [
      {
        test: /\.tsx?$/,
        loader: 'builtin:swc-loader',
        options: { jsc: { target: 'es2021', parser: { syntax: 'typescript', tsx: true }, transform: { react: { runtime: 'classic' } } } },
      },
    ],
  },
  optimization: {
    splitChunks: {
      cacheGroups: { widget: { test: ({ resource }) => Boolean(resource?.startsWith(WIDGET)), name: ({ resource }) => basename(resource, '.js'), enforce: true } },
    },
  },
  plugins: [
    new container.ModuleFederationPluginV1({
      name: name.replace(/[/@-]/g, '_'),
      library: { type: 'var', name: name.replace(/[/@-]/g, '_') },
      filename: browser.replace('dist/', ''),
      exposes: { './start': './src/index.ts' },
      shared,
    }),
    new CopyRspackPlugin({
      patterns: [{ from: 'src/routes.json', transform: (content) => JSON.stringify({ ...JSON.parse(content), version }) }],
    }),
  ],
  devServer: { headers: { 'Access-Control-Allow-Origin': '*' } },
});
