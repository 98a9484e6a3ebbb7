{{%AUTOESCAPE context="HTML"}}
{{! Sent by nginx itself: no names. }}
{{@include parts/plain_head.tpl}}
<title>{{_"This page was not found"}} · {{_"Qutong"}}</title>
</head>
<body class="bare" data-page="error.404">
<header>{{@include parts/brand.tpl}}</header>
<main id="main">
<section class="card"><div class="empty tone-brand">{{@icon map-search}}<h1>{{_"This page was not found"}}</h1><p>{{_"The address may be mistyped, or this is not within what you may see."}}</p>
<div class="row">{{@include parts/go_home.tpl}}</div></div></section>
</main>
<footer><small>404</small></footer>
</body>
</html>
