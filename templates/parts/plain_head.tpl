{{%AUTOESCAPE context="HTML"}}
{{! The head of a page that nobody fills: no script, so that it needs nothing. }}
<!doctype html>
<html lang="{{_"en"}}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<link rel="stylesheet" href="{{@static app.css}}">
<link rel="icon" href="{{@static favicon.svg}}" type="image/svg+xml">
