{{%AUTOESCAPE context="HTML"}}
{{! A page without navigation: signing in, errors for people not signed in.
    PAGE TITLE THEME STATE HOUSE HOTLINE; BODY }}
{{@include parts/head.tpl}}
<body class="bare" data-page="{{PAGE}}">
<header>{{@include parts/brand.tpl}}{{@include parts/language.tpl}}</header>
<main id="main" data-state="{{STATE}}">
{{@include parts/messages.tpl}}
{{>BODY}}
</main>
<footer><small>{{HOUSE}}{{#HOTLINE}} · {{_"Service line {HOTLINE}"}}{{/HOTLINE}}</small>
</footer>
</body>
</html>
