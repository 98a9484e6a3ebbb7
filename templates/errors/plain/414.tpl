{{%AUTOESCAPE context="HTML"}}
{{! Sent by nginx itself: no names. }}
{{@include parts/plain_head.tpl}}
<title>{{_"This address is too long"}} · {{_"Qutong"}}</title>
</head>
<body class="bare" data-page="error.414">
<header>{{@include parts/brand.tpl}}</header>
<main id="main">
<section class="card"><div class="empty tone-warn">{{@icon alert-circle}}<h1>{{_"This address is too long"}}</h1><p>{{_"Use fewer filters, or open the page from the menu."}}</p>
<div class="row">{{@include parts/go_home.tpl}}</div></div></section>
</main>
<footer><small>414</small></footer>
</body>
</html>
