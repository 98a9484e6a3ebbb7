{{%AUTOESCAPE context="HTML"}}
{{! The way to the other language: each language names the other one.
    LANGUAGE_URL }}
<a href="{{LANGUAGE_URL}}" lang="{{_"zh"}}" hreflang="{{_"zh"}}">{{@icon language}}{{_"中文"}}</a>
