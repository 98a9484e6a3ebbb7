{{%AUTOESCAPE context="HTML"}}
{{! The head of every page.  TITLE THEME }}
<!doctype html>
<html lang="{{_"en"}}"{{#THEME}} data-theme="{{THEME}}"{{/THEME}}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#0c6b5f">
<title>{{TITLE}} · {{_"Qutong"}}</title>
<link rel="stylesheet" href="{{@static app.css}}">
<link rel="icon" href="{{@static favicon.svg}}" type="image/svg+xml">
<script type="module" src="{{@static app.js}}"></script>
</head>
