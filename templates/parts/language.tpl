{{%AUTOESCAPE context="HTML"}}
{{! The way to the other language: each language names the other one. }}
<a href="?lang={{_"zh"}}" lang="{{_"zh"}}" hreflang="{{_"zh"}}">{{@icon language}}{{_"中文"}}</a>
