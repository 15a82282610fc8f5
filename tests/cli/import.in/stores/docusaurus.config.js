module.exports = {
  title: '门店运营手册',
  tagline: '每天怎样开店',
  i18n: {
    defaultLocale: 'zh-Hans',
    locales: ['zh-Hans', 'en'],
  },
  plugins: ['plugin-ideal-image'],
};
